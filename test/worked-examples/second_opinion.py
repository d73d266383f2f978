"""A second reading of the rule packs, in another language and by another way of counting.

Reads the packs as JSON and every CSV of worked examples beside this file, works out each due day anew, and says where the
day written by hand differs. Where the program counts by formulas, this walks the calendar one day at a time. Only the
standard library is used.

    python3 second_opinion.py PACKS.json                  disagreements and a count; exit 1 if there are any
    python3 second_opinion.py PACKS.json --answers        what comes out for every row, as JSON
    python3 second_opinion.py PACKS.json --answers DIR    the same for the CSVs of another folder
"""

import csv
import json
import re
import sys
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

ONE_DAY = timedelta(days=1)
UNKNOWN = 'unknown'
NONE = 'none'

# ---------------------------------------------------------------------------------------------- the calendar


def nth_weekday(year, month, weekday, nth):
    """The nth Monday (0) to Sunday (6) of a month; -1 is the last."""
    days = [day for day in month_days(year, month) if day.weekday() == weekday]
    return days[nth - 1] if nth > 0 else days[nth]


def month_days(year, month):
    day = date(year, month, 1)
    found = []
    while day.month == month:
        found.append(day)
        day += ONE_DAY
    return found


@lru_cache(maxsize=None)
def days_off(year):
    """Days of a year on which a federal holiday is observed. The eleven holidays as they stand since 2021."""
    found = set()
    for of_year in (year, year + 1):
        fixed = [(1, 1), (7, 4), (11, 11), (12, 25)] + ([(6, 19)] if of_year >= 2021 else [])
        for month, day in fixed:
            on = date(of_year, month, day)
            if on.weekday() == 5:
                on -= ONE_DAY
            elif on.weekday() == 6:
                on += ONE_DAY
            found.add(on)
        found |= {
            nth_weekday(of_year, 1, 0, 3),
            nth_weekday(of_year, 2, 0, 3),
            nth_weekday(of_year, 5, 0, -1),
            nth_weekday(of_year, 9, 0, 1),
            nth_weekday(of_year, 10, 0, 2),
            nth_weekday(of_year, 11, 3, 4),
        }
    return frozenset(day for day in found if day.year == year)


def is_business_day(day):
    return day.weekday() < 5 and day not in days_off(day.year)


def month_later(day, months, overflow):
    """So many months on (or back): the same day of the month; where there is none, the last day or the day after it."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    days = month_days(year, month + 1)
    if day.day <= len(days):
        return days[day.day - 1]
    return days[-1] + ONE_DAY if overflow == 'next-day' else days[-1]


LENGTH = re.compile(r'^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$')


def moved(day, length, sign, overflow='last-day'):
    """The day at a distance: months first, then single days; business days are counted one by one."""
    if length.endswith('BD'):
        left = int(length[:-2])
        while left:
            day += sign * ONE_DAY
            left -= is_business_day(day)
        return day
    hours = re.match(r'^PT(\d+)H$', length)
    if hours:
        # A date has no time of day: whole days, and of what is left over the safe side.
        whole, rest = divmod(int(hours.group(1)), 24)
        return day + sign * (whole + (1 if rest and sign < 0 else 0)) * ONE_DAY
    years, months, weeks, days = (int(part or 0) for part in LENGTH.match(length).groups())
    if years or months:
        day = month_later(day, sign * (years * 12 + months), overflow)
    for _ in range(weeks * 7 + days):
        day += sign * ONE_DAY
    return day


# ---------------------------------------------------------------------------------------------- stops


class StandsStill(Exception):
    """The clock stands still: nobody can say when it runs out."""


def paused(anchor, due, length, stops):
    """Walks from the anchor to the due day; every day on which the clock stood still moves the end by one of its days."""
    counts = is_business_day if length.endswith('BD') else (lambda _day: True)
    day = anchor
    while day <= due:
        for asked, answered in stops:
            if asked <= day and answered is None:
                raise StandsStill
        if any(asked <= day < answered for asked, answered in stops if answered is not None) and counts(day):
            due += ONE_DAY
            while not counts(due):
                due += ONE_DAY
        day += ONE_DAY
    return due


def answered_late(anchor, due, length, stops, patience, overflow):
    """The clock stands still, but an answer that took too long begins the count anew: then only what comes later matters."""
    together = []
    for asked, answered in stops:
        if together and (together[-1][1] is None or asked <= together[-1][1]):
            ends = (together[-1][1], answered)
            together[-1] = (together[-1][0], None if None in ends else max(ends))
        else:
            together.append((asked, answered))
    for asked, answered in together:
        if answered is None or answered <= moved(asked, patience, 1, overflow):
            continue
        if asked > paused(anchor, due, length, [stop for stop in stops if stop[0] < asked]):
            break
        rest = [stop for stop in stops if stop[1] is None or stop[1] > answered]
        return answered_late(answered, moved(answered, length, 1, overflow), length, rest, patience, overflow)
    return paused(anchor, due, length, stops)


def restarted(anchor, due, length, stops, overflow):
    """Every answer to a request made while the clock ran begins the count anew."""
    open_until = None
    day = anchor
    while day <= due or open_until is not None:
        asked_today = [answered for asked, answered in stops if asked == day or (day == anchor and asked < anchor)]
        for answered in asked_today:
            if answered is None:
                raise StandsStill
            if answered > anchor and (open_until is None or answered > open_until):
                open_until = answered
        if open_until is not None and day >= open_until:
            due = moved(open_until, length, 1, overflow)
            open_until = None
        day += ONE_DAY
    return due


def with_stops(anchor, due, length, clock, stops):
    """The due day and, where nobody knows whether requests count, the later one."""
    tolls = clock.get('tolls', 'none')
    stops = sorted(
        ((asked, answered) for asked, answered in stops if answered is None or answered > anchor),
        key=lambda stop: stop[0],
    )
    if tolls == 'none' or not stops:
        return due, None
    overflow = clock.get('monthEnd', 'last-day')
    if tolls == 'restart':
        return restarted(anchor, due, length, stops, overflow), None
    if tolls == 'pause-max':
        stops = stops[: clock.get('maxStops', len(stops))]
    if 'anewAfter' in clock and tolls in ('pause', 'pause-max'):
        return answered_late(anchor, due, length, stops, clock['anewAfter'], overflow), None
    if tolls == 'unknown':
        try:
            later = paused(anchor, due, length, stops)
        except StandsStill:
            return due, None
        return due, (later if later != due else None)
    return paused(anchor, due, length, stops), None


# ---------------------------------------------------------------------------------------------- conditions


def holds(condition, facts):
    """Whether every written condition of an exception or clock holds; what is not known does not."""
    one = {
        'lines': 'line',
        'providerTypes': 'providerType',
        'facilityKinds': 'facilityKind',
        'applicationTypes': 'applicationType',
        'elements': 'element',
        'changes': 'change',
        'via': 'via',
        'outcomes': 'outcome',
        'states': 'jurisdiction',
        'certifications': 'certification',
    }
    for name, wanted in condition.items():
        if name == 'anyState':
            if not set(wanted) & set(facts.get('states', [])):
                return False
        elif name == 'specialties':
            if not any(facts.get('specialty', '').startswith(prefix) for prefix in wanted):
                return False
        elif name in one:
            if facts.get(one[name]) not in wanted:
                return False
        elif name == 'developed':
            # Where nobody says that more was asked, nothing was.
            if facts.get('developed', False) != wanted:
                return False
        elif name in ('caqhComplete', 'delegated'):
            if facts.get(name) != wanted:
                return False
        else:
            raise ValueError(f'no such condition: {name}')
    return True


def binds(binding, facts):
    """Whether an entry binds: a condition on what the row says nothing about is not in question."""
    one = {
        'lines': 'line',
        'payers': 'payer',
        'products': 'product',
        'states': 'jurisdiction',
        'providerTypes': 'providerType',
        'facilityKinds': 'facilityKind',
        'applicationTypes': 'applicationType',
        'routes': 'route',
    }
    for name, wanted in (binding or {}).items():
        if name in one:
            if one[name] in facts and facts[one[name]] not in wanted:
                return False
        elif name == 'notProviderTypes':
            if facts.get('providerType') in wanted:
                return False
        elif name == 'specialties':
            if not any(facts.get('specialty', '').startswith(prefix) for prefix in wanted):
                return False
        elif name == 'subjects':
            if facts.get('subject', 'provider') not in wanted:
                return False
        elif name == 'roles':
            if facts.get('role', 'practice') not in wanted:
                return False
        elif name != 'unsure':
            raise ValueError(f'no such binding: {name}')
    return True


# ---------------------------------------------------------------------------------------------- one version of a clock


class Result:
    """What one version of a clock says."""

    def __init__(self, due, opens=None, latest=None, anchor=None):
        self.due, self.opens, self.latest, self.anchor = due, opens, latest, anchor


def snap(day, how):
    if day is None or how in (None, 'none'):
        return day
    if how == 'end-of-month':
        return month_days(day.year, day.month)[-1]
    while how == 'next-business-day' and not is_business_day(day):
        day += ONE_DAY
    while how == 'next-quarter' and (day.day, day.month % 3) != (1, 1):
        day += ONE_DAY
    return day


def way(anchor_name, distance, clock, facts, stops):
    """From one recorded date to a day: (day, later day, anchor's day), or None where the date is not recorded."""
    anchor = facts['dates'].get(anchor_name)
    if anchor is None:
        return None
    length = distance.get('add') or distance.get('before')
    if length is None:
        return None, None, anchor
    overflow = clock.get('monthEnd', 'last-day')
    ahead = 'add' in distance
    due = moved(anchor, length, 1 if ahead else -1, overflow if ahead else 'last-day')
    if 'less' in clock:
        due = moved(due, clock['less'], -1)
    latest = None
    if ahead:
        try:
            due, latest = with_stops(anchor, due, length, clock, stops)
        except StandsStill:
            return None, None, anchor
    return snap(due, clock.get('snap')), snap(latest, clock.get('snap')), anchor


def reading(clock, facts, stops):
    """What the clock says about the facts."""
    dates = facts['dates']
    if clock.get('bound') == 'not-before' or not holds(clock.get('when', {}), facts):
        return Result(NONE)
    exception = next((one for one in clock.get('exceptions', []) if holds(one['when'], facts)), {})
    # No payer of the examples states a time; a letter may still name a day.
    if exception.get('none') or ('payerStates' in clock and 'posted' not in clock):
        return Result(NONE)
    started = dates.get(clock['anchor'])
    closers = {clock.get('closedBy'), *clock.get('alsoClosedBy', [])} - {clock['anchor']}
    if started and any(dates.get(one) and dates[one] >= started for one in closers):
        return Result(NONE)

    own = exception if 'add' in exception or 'before' in exception else clock
    ways = [way(clock['anchor'], own, clock, facts, stops)]
    ways += [way(also['anchor'], also, clock, facts, stops) for also in clock.get('alsoFrom', [])]
    ways = [one for one in ways if one is not None]
    if not ways and 'fallback' in clock:
        length = own if own is exception else clock['fallback']
        instead = way(clock['fallback']['anchor'], length, clock, facts, stops)
        ways = [instead] if instead else []
    posted = dates.get(clock.get('posted'))
    opens_before = clock.get('opens')

    if not ways:
        if posted is None:
            return Result(NONE if clock.get('unanchored') == 'hide' else UNKNOWN)
        return Result(posted, moved(posted, opens_before, -1) if opens_before else None, None, posted)

    due, latest, anchor = min(ways, key=lambda one: one[0] or date.max)
    # Done within the time in which it may be done has met the posted day; done before that was too early.
    if posted and opens_before and anchor >= moved(posted, opens_before, -1):
        posted = None
    if posted:
        due, latest = posted, None
    floor = max((dates[one] for one in clock.get('notBefore', []) if one in dates), default=None)
    if floor:
        due, latest = (max(day, floor) if day else day for day in (due, latest))
    if due is None:
        counted = 'add' in own or 'before' in own
        return Result(UNKNOWN if counted or clock.get('unanchored') != 'hide' else NONE, None, None, anchor)
    return Result(due, moved(due, opens_before, -1) if opens_before else None, latest, anchor)


def first_day(fact, facts):
    """The first day on which services count by a fact about effective dates."""
    dates = facts['dates']
    if fact['fact'] == 'effective-date' and 'latestOf' in fact:
        wanted = [dates.get(name) for name in fact['latestOf']]
        return UNKNOWN if None in wanted else sorted(wanted)[-1]
    if fact['fact'] == 'retro-billing' and 'from' in fact:
        if fact['from'] not in dates:
            return UNKNOWN
        day = moved(dates[fact['from']], fact['duration'], -1)
        while 'location.firstServiceOn' in dates and day < dates['location.firstServiceOn']:
            day += ONE_DAY
        return day
    return NONE


# ---------------------------------------------------------------------------------------------- versions of a rule


def in_force(rule, day):
    since, until = rule.get('since'), rule.get('until')
    return (since is None or date.fromisoformat(since) <= day) and (until is None or day < date.fromisoformat(until))


def opinion(versions, facts, stops):
    """What all versions of a rule together say; which of them counts depends on a day."""
    bound = [(clock, pack) for clock, pack in versions if binds(pack, facts) and binds(clock.get('binds'), facts)]
    bound = [clock for clock, _pack in bound if not clock.get('proposed')]
    if 'processedOn' in facts:
        return next((reading(one, facts, stops) for one in bound if in_force(one, facts['processedOn'])), Result(NONE))
    asked = facts.get('asOf') or max(facts['dates'].values(), default=date.min)
    if len(bound) == 1 and 'since' not in bound[0] and 'until' not in bound[0]:
        return reading(bound[0], facts, stops)
    read = [(clock, reading(clock, facts, stops)) for clock in bound]
    running = [(clock, one) for clock, one in read if one.anchor is not None]
    by = bound[0].get('versionBy', 'anchor') if bound else 'anchor'
    if by == 'asked' or not running:
        return next((one for clock, one in read if in_force(clock, asked)), Result(NONE))
    if by == 'anchor':
        return next((one for clock, one in running if in_force(clock, one.anchor)), Result(NONE))
    return last_in_time(running)


def last_in_time(running):
    """Of versions chosen by the day of processing: the last day that is in time under the version in force on it."""
    day = max((one.due for _clock, one in running if isinstance(one.due, date)), default=None)
    first = min(one.anchor for _clock, one in running)
    while day is not None and day >= first:
        for clock, one in running:
            if in_force(clock, day) and isinstance(one.due, date) and one.anchor <= day <= one.due:
                return Result(day, one.opens, one.latest, one.anchor)
        day -= ONE_DAY
    return Result(NONE)


# ---------------------------------------------------------------------------------------------- reading the files


def rules_of(packs):
    """Versions of every rule by id, each with whom its whole pack binds. A window for a verification is a clock too."""
    found = {}
    for loaded in packs:
        pack = loaded['pack']
        for clock in pack.get('clocks', []):
            found.setdefault(clock['id'], []).append((clock, pack.get('binds')))
        for rule in pack.get('requirements', []):
            within = rule['needs'].get('verified', {}).get('within')
            if within is None:
                continue
            window = {
                'anchor': 'verification.on',
                'add': within,
                'versionBy': rule.get('versionBy', 'processed'),
                'unanchored': 'hide',
            }
            kept = {name: rule[name] for name in ('since', 'until', 'proposed') if name in rule}
            bound = {name: value for name, value in rule.get('binds', {}).items() if name != 'roles'}
            found.setdefault(rule['id'], []).append(({**window, **kept, 'binds': bound}, pack.get('binds')))
    return found


def facts_in(packs):
    """Plain values by id."""
    return {fact['id']: fact for loaded in packs for fact in loaded['pack'].get('facts', []) if not fact.get('proposed')}


def facts_of(text):
    facts, stops = {'dates': {}}, []
    for pair in filter(None, (one.strip() for one in text.split(';'))):
        key, value = (part.strip() for part in pair.split('=', 1))
        if key == 'stops':
            for stop in value.split('|'):
                asked, answered = (part.strip() for part in stop.split('..'))
                stops.append((date.fromisoformat(asked), date.fromisoformat(answered) if answered else None))
        elif '.' in key:
            facts['dates'][key] = date.fromisoformat(value)
        elif key in ('processedOn', 'asOf'):
            facts[key] = date.fromisoformat(value)
        elif key == 'states':
            facts[key] = [state.strip() for state in value.split('|')]
        else:
            facts[key] = {'true': True, 'false': False}.get(value, value)
    return facts, stops


def answers(packs, folder):
    rules, values = rules_of(packs), facts_in(packs)
    for path in sorted(folder.glob('*.csv')):
        with path.open(encoding='utf-8-sig', newline='') as file:
            for number, row in enumerate(csv.DictReader(file), start=1):
                row = {name: (value or '').strip() for name, value in row.items() if name}
                facts, stops = facts_of(row['facts'])
                if row['rule'] in values:
                    found = Result(first_day(values[row['rule']], facts))
                else:
                    found = opinion(rules.get(row['rule'], []), facts, stops)
                yield {
                    'place': f'{path.name}:{number}',
                    'rule': row['rule'],
                    'due': str(found.due),
                    'opens': str(found.opens or ''),
                    'dueAtLatest': str(found.latest or ''),
                    'hand': {name: row.get(name, '') for name in ('due', 'opens', 'dueAtLatest')},
                }


def main(arguments):
    with open(arguments[0], encoding='utf-8') as file:
        packs = json.load(file)
    folders = [Path(one) for one in arguments[1:] if not one.startswith('--')] or [Path(__file__).parent]
    rows = [row for folder in folders for row in answers(packs, folder)]
    if '--answers' in arguments[1:]:
        json.dump(rows, sys.stdout)
        return 0
    wrong = 0
    for row in rows:
        differing = [
            f'{name} by hand {said}, counted {row[name] or "none"}'
            for name, said in row['hand'].items()
            if said and said != row[name]
        ]
        wrong += bool(differing)
        if differing:
            print(f'{row["place"]} {row["rule"]}: {"; ".join(differing)}')
    print(f'{len(rows)} worked examples, {wrong} disagreements')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
