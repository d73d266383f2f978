import { describe, expect, test } from 'vitest';
import { isAcceptedSource, isOfOtherStates, sourceKind, sourceName } from '../../../src/domain/verification-source.ts';

describe('the kind of source behind what people write', () => {
  test.each([
    ['Oregon Medical Board', 'state-board'],
    ['Washington Medical Commission', 'state-board'],
    ['Oregon Board of Licensed Social Workers', 'state-board'],
    ['Washington State Department of Health', 'state-board'],
    ['MA Board of Registration in Medicine', 'state-board'],
    ['Nursys', 'state-board'],
    ['Illinois Department of Financial and Professional Regulation', 'state-board'],
    ['NYSED Office of the Professions', 'state-board'],
    ['Indiana Professional Licensing Agency', 'state-board'],
    ['Idaho Division of Occupational and Professional Licenses', 'state-board'],
    ['South Carolina Department of Labor, Licensing and Regulation', 'state-board'],
    ['Vermont Office of Professional Regulation', 'state-board'],
    ['New Mexico Regulation and Licensing Department', 'state-board'],
    ['Department of Medicine, Ohio State University', 'school'],
    ['state-board', 'state-board'],
    ['DEA Diversion', 'dea'],
    ['DEA certificate (copy)', 'dea-certificate'],
    ['ABMS', 'abms'],
    ['American Board of Family Medicine', 'specialty-board'],
    ['OIG LEIE', 'oig-leie'],
    ['LEIE', 'oig-leie'],
    ['SAM.gov', 'sam'],
    ['NPDB', 'npdb'],
    ['National Practitioner Data Bank', 'npdb'],
    ['Texas Medicaid OIG', 'state-medicaid'],
    ['AMA Physician Masterfile', 'ama-masterfile'],
    ['FSMB', 'fsmb'],
    ['Bayview Mutual loss run', 'carrier'],
    ['Harbor University, registrar', 'school'],
    ['Joint Commission', 'accreditor'],
  ])('%s is %s', (written, kind) => {
    expect(sourceKind(written)).toBe(kind);
  });

  test('words that name no known source have no kind', () => {
    expect(sourceKind('a colleague')).toBe(undefined);
    expect(sourceKind('Samuel Reyes')).toBe(undefined);
  });
});

describe('whether a source is accepted', () => {
  test('by its kind, however it is written', () => {
    expect(isAcceptedSource('Oregon Medical Board', ['state-board'])).toBe(true);
    expect(isAcceptedSource('FSMB', ['state-board'])).toBe(false);
    expect(isAcceptedSource('ABMS', ['state-board', 'abms'])).toBe(true);
  });

  test('by the words of the pack, where it names no kind', () => {
    expect(isAcceptedSource('State Agency', ['state agency'])).toBe(true);
    expect(isAcceptedSource('OIG', ['LEIE'])).toBe(true);
    expect(isAcceptedSource('a colleague', ['state agency'])).toBe(false);
  });

  test('a kind reads as people say it', () => {
    expect(sourceName('state-board')).toBe('state licensing board');
    expect(sourceName('state agency')).toBe('state agency');
  });
});

describe('the state that a board speaks for', () => {
  test.each([
    ['Washington Medical Commission', 'WA', false],
    ['Washington Medical Commission', 'OR', true],
    ['MA Board of Registration in Medicine', 'MA', false],
    ['MA Board of Registration in Medicine', 'RI', true],
    ['West Virginia Board of Medicine', 'VA', true],
    ['Washington, DC Board of Medicine', 'DC', false],
    ['Washington, DC Board of Medicine', 'WA', true],
    ['BOARD OF MEDICINE IN OREGON', 'OR', false],
    ['BOARD OF MEDICINE', 'MA', false],
    ['Nursys', 'MA', false],
  ])('%s is of other states than %s: %s', (written, state, isOther) => {
    expect(isOfOtherStates(written, state)).toBe(isOther);
  });

  test('another kind of source speaks for every state', () => {
    expect(isAcceptedSource('Oregon Medical Board', ['state-board'], 'WA')).toBe(false);
    expect(isAcceptedSource('DEA, Oregon office', ['dea'], 'WA')).toBe(true);
  });
});
