import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { tellInstitution } from '../../notices.ts';
import { getProcedure } from '../../procedures/index.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 告知 (5.6): thirty days in which the person may explain and show that he practises; the institution hears of it too. */
export const notifyOfTask = (deps: Deps, viewer: Viewer, request: StepRequest) =>
  takeStep(deps, viewer, 'notify', request, {
    async alongside(tx, { id, institutionId, procedure, number }) {
      if (institutionId === null) return;
      const params = { matter: `拟依职权办理${getProcedure(procedure).name}`, reference: number };
      await tellInstitution(tx, deps.pii, institutionId, params, id);
    },
  });
