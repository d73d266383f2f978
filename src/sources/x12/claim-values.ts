/** What elements of claims mean: days, procedures, diagnoses, places. Claims of a file share most of them. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { elementForm } from './claim-masks.ts';
import { componentsOf, daysOf } from './element-values.ts';
import type { Separators } from './interchange.ts';
import type { ClaimDiagnosis } from './professional-claim.ts';
import { KnownValues } from './short-texts.ts';

/** A procedure (SV101). */
export interface Procedure {
  readonly qualifier: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  /** Whether qualifier and code are there. */
  readonly isWhole: boolean;
}

/** A code of HI. */
export interface HealthCode extends ClaimDiagnosis {
  readonly isDiagnosis: boolean;
}

/** Where a claim was rendered, and which claim of the kind it is (CLM05). */
export interface ClaimPlace {
  readonly place: string;
  readonly frequency: string;
  /** What is wrong with it; null: nothing. */
  readonly fault: string | null;
}

/** First and last day. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Nothing: shared by all services without modifiers. */
const none: readonly string[] = [];
/** Qualifiers of diagnoses among the codes of HI. */
const diagnoses = new Set(['ABK', 'ABF', 'BK', 'BF', 'APR', 'PR']);
const mostModifiers = 4;

/** What elements of an interchange mean. */
export class ClaimValues {
  /** Of DTP02 and DTP03; undefined: no day. */
  readonly days: KnownValues<Days | undefined>;
  readonly procedures: KnownValues<Procedure>;
  readonly codes: KnownValues<HealthCode>;
  readonly places: KnownValues<ClaimPlace>;
  /** NaN: no number. */
  readonly quantities = new KnownValues(Number);

  readonly #separators: Separators;

  constructor(separators: Separators) {
    this.#separators = separators;
    const element = String.fromCharCode(separators.element);
    this.days = new KnownValues((text) => {
      const [format = '', days = ''] = text.split(element);
      return daysOf(format, days);
    });
    this.procedures = new KnownValues((text) => procedureOf(componentsOf(text, separators)));
    this.codes = new KnownValues((text) => {
      const [qualifier = '', code = ''] = componentsOf(text, separators);
      return { qualifier, code, isDiagnosis: diagnoses.has(qualifier) };
    });
    this.places = new KnownValues((text) => placeOf(text, separators));
  }

  /** Whether elements mean the same under other separators. */
  under({ element, component }: Separators): boolean {
    return element === this.#separators.element && component === this.#separators.component;
  }
}

function procedureOf([qualifier = '', code = '', ...others]: readonly string[]): Procedure {
  const modifiers = others.slice(0, mostModifiers).filter((one) => one !== '');
  return {
    qualifier,
    code,
    modifiers: modifiers.length === 0 ? none : modifiers,
    isWhole: qualifier.length === 2 && code !== '',
  };
}

function placeOf(text: string, separators: Separators): ClaimPlace {
  const [place = '', , frequency = ''] = componentsOf(text, separators);
  const other = /^[0-9A-Z]{2}([^0-9A-Za-z])[AB]\1[0-9A-Z]$/.exec(text)?.[1];
  const fault =
    other !== undefined && place === text
      ? `CLM05 \`${elementForm(text)}\` is divided by \`${other}\`; the ISA segment names \`${String.fromCharCode(separators.component)}\``
      : !/^[0-9A-Z]{2}$/.test(place)
        ? `CLM05 \`${elementForm(text)}\` names no place of service`
        : !/^[0-9A-Z]$/.test(frequency)
          ? `CLM05 \`${elementForm(text)}\` names no frequency code`
          : null;
  return { place, frequency, fault };
}
