import { describe, expect, test } from 'vitest';
import {
  isForOrganisations,
  taxonomiesNamed,
  taxonomyFault,
  taxonomyLabel,
  taxonomyRelease,
  taxonomySuggestions,
} from '../../../src/domain/identifiers/taxonomy.ts';
import table from '../../../src/domain/identifiers/taxonomy-codes.json' with { type: 'json' };

const codes = (label: string): readonly string[] => taxonomiesNamed(label).map((taxonomy) => taxonomy.code);
const suggested = (text: string): readonly string[] => taxonomySuggestions(text).map((taxonomy) => taxonomy.code);

test('form and existence are two faults', () => {
  expect(taxonomyFault('207Q00000X')).toBeUndefined();
  expect(['207Q99999X', '999Z00000X'].map(taxonomyFault)).toEqual(['unknown', 'unknown']);
  expect(['207Q00000', '207Q00000Y', '207q00000X', 'Family Medicine', ''].map(taxonomyFault)).toEqual(
    Array(5).fill('shape'),
  );
});

test.each([
  ['207Q00000X', 'Family Medicine'],
  ['103TC0700X', 'Psychologist, Clinical'],
  ['363LF0000X', 'Nurse Practitioner, Family'],
  ['1041C0700X', 'Social Worker, Clinical'],
  ['2084P0800X', 'Psychiatry & Neurology, Psychiatry'],
  ['2085R0202X', 'Radiology, Diagnostic Radiology'],
  ['208VP0000X', 'Pain Medicine'],
  ['261QF0400X', 'Clinic/Center, Federally Qualified Health Center (FQHC)'],
])('%s is %s, and back', (code, label) => {
  expect(taxonomyLabel(code)).toBe(label);
  expect(codes(label)).toEqual([code]);
});

test('every label stands for its code alone but for four names that the table gives twice', () => {
  const all = Object.keys(table.codes);
  expect(all.length).toBeGreaterThan(800);
  const alone = all.filter((code) => codes(taxonomyLabel(code) ?? '').join() === code);
  const twice = all.filter((code) => !alone.includes(code));
  expect(new Set(twice.map(taxonomyLabel))).toEqual(
    new Set([
      'Medical Genetics, Ph.D. Medical Genetics',
      'Legal Medicine',
      'Family Medicine, Diabetology',
      'Specialist/Technologist',
    ]),
  );
  expect(twice).toHaveLength(8);
});

describe('labels as people say them', () => {
  test.each([
    ['family medicine', '207Q00000X'],
    ['Clinical Psychologist', '103TC0700X'],
    ['Clinical Social Worker', '1041C0700X'],
    ['Family Nurse Practitioner', '363LF0000X'],
    ['Psychiatric/Mental Health Nurse Practitioner', '363LP0808X'],
    ['Family Medicine Physician', '207Q00000X'],
    ['Obstetrics and Gynecology', '207V00000X'],
    ['OB/GYN', '207V00000X'],
    ['Pediatrics', '208000000X'],
    ['Cardiology', '207RC0000X'],
    ['Diagnostic radiology', '2085R0202X'],
  ])('%s is %s', (label, code) => {
    expect(codes(label)).toEqual([code]);
  });

  test('several candidates where the words fit several, none where they fit none', () => {
    expect(codes('Clinical')).toEqual(['103GC0700X', '103TC0700X', '1041C0700X']);
    expect(codes('Nutrition')).toEqual([]);
    expect(codes('Wizardry')).toEqual([]);
    expect(codes('constructor')).toEqual([]);
  });
});

test.each([
  ['Famly Medicine', '207Q00000X'],
  ['207Q0000X', '207Q00000X'],
  ['207Q0000OX', '207Q00000X'],
  ['270Q00000X', '207Q00000X'],
  ['pyschiatry', '2084P0800X'],
  ['Mental Helth Counselor', '101YM0800X'],
  ['nurse practitioner psych', '363LP0808X'],
])('%s may mean %s', (text, code) => {
  expect(suggested(text)[0]).toBe(code);
});

test('nothing is suggested for what is far from everything', () => {
  expect(suggested('xyzzy')).toEqual([]);
  expect(suggested('')).toEqual([]);
});

test('organisations have codes of their own', () => {
  expect(['261QF0400X', '282N00000X', '333600000X', '174200000X'].map(isForOrganisations)).toEqual(Array(4).fill(true));
  expect(['207Q00000X', '363L00000X', '193200000X', '374700000X'].map(isForOrganisations)).toEqual(
    Array(4).fill(false),
  );
});

test('the release says its date, for messages about codes it does not have', () => {
  expect(taxonomyRelease).toMatch(/^20\d{2}-(?:01|07) /);
});
