import { acceptApplication } from '../features/accept-application/accept-application.ts';
import { approveApplication } from '../features/approve-application/approve-application.ts';
import { declineApplication } from '../features/decline-application/decline-application.ts';
import { openApplication } from '../features/open-application/open-application.ts';
import { passApplication } from '../features/pass-application/pass-application.ts';
import { refuseApplication } from '../features/refuse-application/refuse-application.ts';
import { rejectApplication } from '../features/reject-application/reject-application.ts';
import { requestCorrection } from '../features/request-correction/request-correction.ts';
import { revealApplicantIdNumber } from '../features/reveal-id-number/reveal-id-number.ts';
import { saveRegistrationDraft } from '../features/save-registration-draft/save-registration-draft.ts';
import { sendBackApplication } from '../features/send-back-application/send-back-application.ts';
import { submitApplication } from '../features/submit-application/submit-application.ts';
import { openPhotoUpload } from '../features/upload-photo/open-photo-upload.ts';
import { withdrawApplication } from '../features/withdraw-application/withdraw-application.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';

export const mutation: MutationResolvers = {
  openTcmRegistration: (_, { qualificationId }, { deps, viewer }) =>
    openApplication(deps, viewer, { procedure: 'TCM_REG', qualificationId }),
  openPhotoUpload: (_, input, { deps, viewer }) => openPhotoUpload(deps, viewer, input),
  saveRegistrationDraft: (_, input, { deps, viewer }) => saveRegistrationDraft(deps, viewer, input),
  submitApplication: (_, input, { deps, viewer }) => submitApplication(deps, viewer, input),
  withdrawApplication: (_, input, { deps, viewer }) => withdrawApplication(deps, viewer, input),
  passApplication: (_, input, { deps, viewer }) => passApplication(deps, viewer, input),
  sendBackApplication: (_, input, { deps, viewer }) => sendBackApplication(deps, viewer, input),
  rejectApplication: (_, input, { deps, viewer }) => rejectApplication(deps, viewer, input),
  acceptApplication: (_, input, { deps, viewer }) => acceptApplication(deps, viewer, input),
  requestCorrection: (_, input, { deps, viewer }) => requestCorrection(deps, viewer, input),
  declineApplication: (_, input, { deps, viewer }) => declineApplication(deps, viewer, input),
  approveApplication: (_, input, { deps, viewer }) => approveApplication(deps, viewer, input),
  refuseApplication: (_, input, { deps, viewer }) => refuseApplication(deps, viewer, input),
  revealApplicantIdNumber: (_, input, { deps, viewer }) => revealApplicantIdNumber(deps, viewer, input),
};
