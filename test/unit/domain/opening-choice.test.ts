import { expect, test } from 'vitest';
import { changeToldBy, type OpeningRelation, passedOver } from '../../../src/domain/opening-choice.ts';

const inNetwork: OpeningRelation = { takenIn: true, contracted: true, wanted: true, inState: true, atPlaces: true };
const stranger: OpeningRelation = { takenIn: false, contracted: false, wanted: false, inState: true, atPlaces: true };

test('who is in needs no initial application, who is not needs no change', () => {
  expect(passedOver('initial', inNetwork)).toBe('taken in already');
  expect(passedOver('change', inNetwork)).toBeNull();
  expect(passedOver('change', stranger)).toBe('not taken in: the payer needs none');
  expect(passedOver('recredentialing', stranger)).toBe('not taken in: the payer needs none');
});

test('a payer is joined that is wanted, or with which there is a contract', () => {
  expect(passedOver('initial', stranger)).toBe('not wanted by the dossier, and no contract with the payer');
  expect(passedOver('initial', { ...stranger, wanted: true })).toBeNull();
  expect(passedOver('initial', { ...stranger, contracted: true })).toBeNull();
});

test('EFT is enrolled before anybody is taken in', () => {
  expect(passedOver('edi', { ...stranger, contracted: true })).toBeNull();
  expect(passedOver('edi', stranger)).not.toBeNull();
});

test('other states and other places come first', () => {
  expect(passedOver('add-location', { ...inNetwork, inState: false })).toContain('state');
  expect(passedOver('add-location', { ...inNetwork, atPlaces: false })).toContain('location');
});

test('a change is told by its first word', () => {
  expect(changeToldBy('change', 'TIN, from August on')).toBe('tin');
  expect(changeToldBy('change', 'fax number')).toBe('other');
  expect(changeToldBy('add-location', null)).toBe('location');
  expect(changeToldBy('initial', 'tin')).toBeNull();
});
