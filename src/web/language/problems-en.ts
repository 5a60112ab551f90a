import type { problemsVi } from './problems-vi.ts'

/** What each refusal of the server means, in English. */
export const problemsEn: typeof problemsVi = {
  'bad-request': 'Something in the request is not right. Check the date and the page’s address.',
  unauthenticated: 'You are not signed in, or the sign-in has ended. Sign in.',
  'wrong-credentials': 'The user name, the password or the code is wrong.',
  'second-factor-needed': 'This account needs a second factor: set it up, or enter its code.',
  'too-many-requests': 'Too many tries. Wait a little and try again.',
  'weak-password': 'This password cannot be used: choose a longer one that is not common.',
  expired: 'This code or link has been used or has expired. Ask for a new one.',
  'not-found': 'There is no such campaign or unit, or there was none at the time shown.',
  forbidden: 'You are not permitted to do this.',
  conflict: 'Someone else has just changed the same thing. Reload the page and try again.',
  'dossier-refused': 'The files contain errors; nothing has been written.',
  'too-large': 'The file is too large. Split it, or import it on the command line.',
  'unsupported-media-type': 'This kind of file cannot be imported. Use .xlsx or .csv.',
  'realm-busy': 'Another import is running. Wait a moment and try again.',
  unavailable: 'Another system that this needs does not answer. Wait a moment and try again.',
  usage: 'The request is not valid.',
  internal: 'The server had an error. Try again; if that does not help, give the request number to your administrator.',
}
