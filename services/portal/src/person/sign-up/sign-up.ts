import type { BeginSignUpMutation, CompleteSignUpMutation } from '../../generated/person/sign-up/sign-up.ts';

/** What is typed on the first page. */
export interface IdentityTyped {
  name: string;
  idNumber: string;
  agreed: boolean;
}

/** What is typed on the third page. */
export interface DetailsTyped {
  phone: string;
  email: string;
  loginName: string;
  password: string;
  passwordConfirmation: string;
}

export type Begun = Extract<BeginSignUpMutation['beginSignUp'], { __typename: 'SignUpBegun' }>;
export type Completed = Extract<CompleteSignUpMutation['completeSignUp'], { __typename: 'SignUpCompleted' }>['account'];
