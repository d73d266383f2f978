/** The wording of each letter where neither the facility nor the workspace has a template of its own. */

import type { LetterKind, LetterTemplate } from './letter-template.ts';

/** One template of each kind; its text uses only what its reader is to be told. */
export const letterWording: Readonly<Record<LetterKind, LetterTemplate>> = {
  appointment: {
    subject: 'Appointment to the medical staff of {facility}',
    text: `Dear {provider},

On {decided-on} the {decided-by} appointed you to the medical staff of {facility}.

You belong to the category {category}.

The appointment runs from {appointed-on} through {appointment-ends}. It does not renew by itself: we send the papers for reappointment months ahead, and the decision must be made before that day.

You may perform, in this facility only
{granted}

What comes with it
{conditions}

Anything not named above needs a request of its own. Tell us at once of any change of license, registration, certification, liability cover or health, and of any action taken elsewhere.

Questions: {office}, {phone}.`,
  },
  'temporary-privileges': {
    subject: 'Temporary privileges at {facility}',
    text: `Dear {provider},

You hold temporary privileges at {facility} from {privileges-from} through {privileges-until}. They end on that day without notice and are not a membership of the medical staff.

The privileges are
{granted}

Conditions
{conditions}

Questions: {office}, {phone}.`,
  },
  'information-request': {
    subject: 'Information needed for your file at {facility}',
    text: `Dear {provider},

Your file at {facility} cannot go on until we have what is listed here. The burden of a complete file lies with the applicant; a file that stays incomplete is closed without a decision.

Please send
{missing}

We need it by {answer-by}.

Questions: {office}, {phone}.`,
  },
  decision: {
    subject: 'Decision on your request for privileges at {facility}',
    text: `Dear {provider},

On {decided-on} the {decided-by} decided on your request for privileges at {facility}.

Granted
{granted}

Not granted
{denied}

What comes with it
{conditions}

You may ask in writing for a hearing until {hearing-by}, and see your file.

Questions: {office}, {phone}.`,
  },
  affiliation: {
    subject: 'Verification of affiliation: {provider}',
    text: `To whom it may concern:

{provider}, NPI {npi}, is known to the medical staff of {facility}.

Department: {department}.

Category: {category}.

Appointed from {appointed-on} through {appointment-ends}.

{standing}

Privileges held on {today}
{privileges}

This letter is made from the records of the medical staff office. It is no opinion on competence, and says nothing of what peer review keeps confidential.

Questions: {office}, {phone}.`,
  },
};
