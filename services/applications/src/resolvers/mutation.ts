import { acceptApplication } from '../features/accept-application/accept-application.ts';
import { approveApplication } from '../features/approve-application/approve-application.ts';
import {
  acceptApplications,
  approveApplications,
  openApplications,
  passApplications,
  sendBackApplications,
  submitApplications,
} from '../features/batch-applications/batch-applications.ts';
import { callUpApplication } from '../features/call-up-application/call-up-application.ts';
import { confirmApplication } from '../features/confirm-application/confirm-application.ts';
import { confirmRecord } from '../features/confirm-record/confirm-record.ts';
import { decideTask, keepRegistration } from '../features/decide-task/decide-task.ts';
import { declineApplication } from '../features/decline-application/decline-application.ts';
import { explainTask } from '../features/explain-task/explain-task.ts';
import { extendDecision } from '../features/extend-decision/extend-decision.ts';
import { forwardApplication } from '../features/forward-application/forward-application.ts';
import { addArchiveEntry } from '../features/keep-archive/add-archive-entry.ts';
import { confirmArchiveEntry } from '../features/keep-archive/confirm-archive-entry.ts';
import { removeArchiveEntry } from '../features/keep-archive/remove-archive-entry.ts';
import { notifyOfTask } from '../features/notify-of-task/notify-of-task.ts';
import { objectToApplication } from '../features/object-to-application/object-to-application.ts';
import { openApplication } from '../features/open-application/open-application.ts';
import { openLinkedChange } from '../features/open-linked-change/open-linked-change.ts';
import { openOfficialTask } from '../features/open-official-task/open-official-task.ts';
import { passApplication } from '../features/pass-application/pass-application.ts';
import { recordReceipts, recordReturn } from '../features/record-receipts/record-receipts.ts';
import { recordRegistrations } from '../features/record-registrations/record-registrations.ts';
import { refuseApplication } from '../features/refuse-application/refuse-application.ts';
import { rejectApplication } from '../features/reject-application/reject-application.ts';
import { rejectRecord } from '../features/reject-record/reject-record.ts';
import {
  askForRelease,
  objectToRelease,
  recordRelease,
  releaseApplication,
} from '../features/release-application/release-application.ts';
import { reportRecord } from '../features/report-record/report-record.ts';
import { requestCorrection } from '../features/request-correction/request-correction.ts';
import { revealApplicantIdNumber } from '../features/reveal-id-number/reveal-id-number.ts';
import { saveDraft } from '../features/save-draft/save-draft.ts';
import { sendBackApplication } from '../features/send-back-application/send-back-application.ts';
import { settleFlag, takeFlag } from '../features/settle-flag/settle-flag.ts';
import { submitApplication } from '../features/submit-application/submit-application.ts';
import { supersedeRecord } from '../features/supersede-record/supersede-record.ts';
import { openMaterialUpload } from '../features/upload-material/open-material-upload.ts';
import { removeMaterial } from '../features/upload-material/remove-material.ts';
import { openPhotoUpload } from '../features/upload-photo/open-photo-upload.ts';
import { withdrawApplication } from '../features/withdraw-application/withdraw-application.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { appointmentsMutation } from './appointments.ts';
import { noticesMutation } from './notices.ts';
import { provincesMutation } from './provinces.ts';

export const mutation: MutationResolvers = {
  ...provincesMutation,
  ...appointmentsMutation,
  ...noticesMutation,
  openApplication: (_, { input }, { deps, viewer }) => openApplication(deps, viewer, input),
  openLinkedChange: (_, _none, { deps, viewer }) => openLinkedChange(deps, viewer),
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
  forwardApplication: (_, input, { deps, viewer }) => forwardApplication(deps, viewer, input),
  extendDecision: (_, input, { deps, viewer }) => extendDecision(deps, viewer, input),
  releaseApplication: (_, input, { deps, viewer }) => releaseApplication(deps, viewer, input),
  objectToRelease: (_, input, { deps, viewer }) => objectToRelease(deps, viewer, input),
  recordRelease: (_, input, { deps, viewer }) => recordRelease(deps, viewer, input),
  askForRelease: (_, input, { deps, viewer }) => askForRelease(deps, viewer, input),
  openApplications: (_, { inputs }, { deps, viewer, log }) => openApplications(deps, viewer, log, inputs),
  submitApplications: (_, { items }, { deps, viewer, log }) => submitApplications(deps, viewer, log, items),
  passApplications: (_, { items }, { deps, viewer, log }) => passApplications(deps, viewer, log, items),
  sendBackApplications: (_, { items }, { deps, viewer, log }) => sendBackApplications(deps, viewer, log, items),
  acceptApplications: (_, { items }, { deps, viewer, log }) => acceptApplications(deps, viewer, log, items),
  approveApplications: (_, { items }, { deps, viewer, log }) => approveApplications(deps, viewer, log, items),
  addArchiveEntry: (_, input, { deps, viewer }) => addArchiveEntry(deps, viewer, input),
  removeArchiveEntry: (_, input, { deps, viewer }) => removeArchiveEntry(deps, viewer, input),
  confirmArchiveEntry: (_, input, { deps, viewer }) => confirmArchiveEntry(deps, viewer, input),
  reportRecord: (_, { input }, { deps, viewer }) => reportRecord(deps, viewer, input),
  confirmRecord: (_, input, { deps, viewer }) => confirmRecord(deps, viewer, input),
  rejectRecord: (_, input, { deps, viewer }) => rejectRecord(deps, viewer, input),
  supersedeRecord: (_, { replacement, ...input }, { deps, viewer }) =>
    supersedeRecord(deps, viewer, { ...input, replacement: replacement ?? null }),
  openOfficialTask: (_, { input }, { deps, viewer }) => openOfficialTask(deps, viewer, input),
  notifyOfTask: (_, input, { deps, viewer }) => notifyOfTask(deps, viewer, input),
  explainTask: (_, input, { deps, viewer }) => explainTask(deps, viewer, input),
  decideTask: (_, input, { deps, viewer }) => decideTask(deps, viewer, input),
  keepRegistration: (_, input, { deps, viewer }) => keepRegistration(deps, viewer, input),
  recordRegistrations: (_, input, { deps, viewer }) => recordRegistrations(deps, viewer, input),
  takeFlag: (_, input, { deps, viewer }) => takeFlag(deps, viewer, input),
  settleFlag: (_, input, { deps, viewer }) => settleFlag(deps, viewer, input),
  revealApplicantIdNumber: (_, input, { deps, viewer }) => revealApplicantIdNumber(deps, viewer, input),
};
