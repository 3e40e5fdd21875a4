import { acceptApplication } from '../features/accept-application/accept-application.ts';
import { approveApplication } from '../features/approve-application/approve-application.ts';
import { callUpApplication } from '../features/call-up-application/call-up-application.ts';
import { confirmApplication } from '../features/confirm-application/confirm-application.ts';
import { declineApplication } from '../features/decline-application/decline-application.ts';
import { extendDecision } from '../features/extend-decision/extend-decision.ts';
import { objectToApplication } from '../features/object-to-application/object-to-application.ts';
import { openApplication } from '../features/open-application/open-application.ts';
import { passApplication } from '../features/pass-application/pass-application.ts';
import { recordReceipts, recordReturn } from '../features/record-receipts/record-receipts.ts';
import { refuseApplication } from '../features/refuse-application/refuse-application.ts';
import { rejectApplication } from '../features/reject-application/reject-application.ts';
import {
  askForRelease,
  objectToRelease,
  releaseApplication,
} from '../features/release-application/release-application.ts';
import { requestCorrection } from '../features/request-correction/request-correction.ts';
import { revealApplicantIdNumber } from '../features/reveal-id-number/reveal-id-number.ts';
import { saveDraft } from '../features/save-draft/save-draft.ts';
import { sendBackApplication } from '../features/send-back-application/send-back-application.ts';
import { submitApplication } from '../features/submit-application/submit-application.ts';
import { openMaterialUpload } from '../features/upload-material/open-material-upload.ts';
import { removeMaterial } from '../features/upload-material/remove-material.ts';
import { openPhotoUpload } from '../features/upload-photo/open-photo-upload.ts';
import { withdrawApplication } from '../features/withdraw-application/withdraw-application.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';

export const mutation: MutationResolvers = {
  openApplication: (_, { input }, { deps, viewer }) => openApplication(deps, viewer, input),
  openPhotoUpload: (_, input, { deps, viewer }) => openPhotoUpload(deps, viewer, input),
  openMaterialUpload: (_, input, { deps, viewer }) => openMaterialUpload(deps, viewer, input),
  removeMaterial: (_, input, { deps, viewer }) => removeMaterial(deps, viewer, input),
  recordReceipts: (_, input, { deps, viewer }) => recordReceipts(deps, viewer, input),
  recordReturn: (_, input, { deps, viewer }) => recordReturn(deps, viewer, input),
  saveDraft: (_, input, { deps, viewer }) => saveDraft(deps, viewer, input),
  submitApplication: (_, input, { deps, viewer }) => submitApplication(deps, viewer, input),
  withdrawApplication: (_, input, { deps, viewer }) => withdrawApplication(deps, viewer, input),
  confirmApplication: (_, input, { deps, viewer }) => confirmApplication(deps, viewer, input),
  objectToApplication: (_, input, { deps, viewer }) => objectToApplication(deps, viewer, input),
  passApplication: (_, input, { deps, viewer }) => passApplication(deps, viewer, input),
  sendBackApplication: (_, input, { deps, viewer }) => sendBackApplication(deps, viewer, input),
  rejectApplication: (_, input, { deps, viewer }) => rejectApplication(deps, viewer, input),
  callUpApplication: (_, input, { deps, viewer }) => callUpApplication(deps, viewer, input),
  acceptApplication: (_, input, { deps, viewer }) => acceptApplication(deps, viewer, input),
  requestCorrection: (_, input, { deps, viewer }) => requestCorrection(deps, viewer, input),
  declineApplication: (_, input, { deps, viewer }) => declineApplication(deps, viewer, input),
  approveApplication: (_, input, { deps, viewer }) => approveApplication(deps, viewer, input),
  refuseApplication: (_, input, { deps, viewer }) => refuseApplication(deps, viewer, input),
  extendDecision: (_, input, { deps, viewer }) => extendDecision(deps, viewer, input),
  releaseApplication: (_, input, { deps, viewer }) => releaseApplication(deps, viewer, input),
  objectToRelease: (_, input, { deps, viewer }) => objectToRelease(deps, viewer, input),
  askForRelease: (_, input, { deps, viewer }) => askForRelease(deps, viewer, input),
  revealApplicantIdNumber: (_, input, { deps, viewer }) => revealApplicantIdNumber(deps, viewer, input),
};
