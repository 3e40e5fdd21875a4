import type { Viewer } from '@medreg/viewer';
import type { Action } from '../generated/resolvers.ts';
import type { ApplicationRow } from '../rows.ts';
import { canTake, isOpen, partiesOf } from '../workflow.ts';

type When = (application: ApplicationRow, viewer: Viewer) => boolean;

const accepts = (viewer: Viewer) => viewer.rights.includes('ACCEPT_APPLICATIONS');
const handles = (viewer: Viewer) => accepts(viewer) || viewer.rights.includes('DECIDE_APPLICATIONS');
const onBehalf = (application: ApplicationRow) => application.channel === 'INSTITUTION' && isOpen(application);

/** When each may be done by whoever asks: the same questions that its use case asks. */
const ACTIONS: Readonly<Record<Action, When>> = {
  confirm(application, viewer) {
    if (!onBehalf(application) || application.confirmedAt !== null) return false;
    const parties = partiesOf(viewer, application);
    return parties.includes('CONCERNED') || (parties.includes('OFFICER') && accepts(viewer));
  },
  object: (application, viewer) =>
    onBehalf(application) && application.objectedAt === null && partiesOf(viewer, application).includes('CONCERNED'),
  extendDecision: (application, viewer) =>
    application.extendedAt === null && application.dueOn !== null && canTake('approve', application, viewer),
  revealIdNumber: (application, viewer) =>
    partiesOf(viewer, application).length > 0 &&
    (viewer.kind === 'INSTITUTION' || (viewer.kind === 'AUTHORITY' && handles(viewer))),
  recordReceipts: (application, viewer) => partiesOf(viewer, application).includes('OFFICER') && accepts(viewer),
};

/** @returns what the viewer may do about it beside its steps */
export const availableActions = (application: ApplicationRow, viewer: Viewer): Action[] =>
  (Object.keys(ACTIONS) as Action[]).filter((action) => ACTIONS[action](application, viewer));
