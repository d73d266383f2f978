/** Which types of application let a provider take part when they are approved. */

import type { ApplicationType } from '../../domain/facts.ts';

/** Types of application that ask to be let in. */
const admitting: readonly ApplicationType[] = [
  'initial',
  'reactivation',
  'reassignment',
  'add-to-group',
  'add-location',
];

/** Types that renew what a provider already has: while they are pending, what was granted before goes on. */
const renewing: readonly ApplicationType[] = ['recredentialing', 'revalidation'];

/** Whether the approval of an application of this type lets a provider take part. */
export function isGranting(type: ApplicationType): boolean {
  return admitting.includes(type) || renewing.includes(type);
}

/** Whether an application of this type asks to be let in, rather than to stay. */
export function isAdmitting(type: ApplicationType): boolean {
  return admitting.includes(type);
}
