import type { Procedure } from '../generated/resolvers.ts';
import type { ProcedureDefinition } from './procedure.ts';
import { TCM_REGISTRATION } from './tcm-registration.ts';

/** Every procedure that can be applied for, one file each. */
export const PROCEDURES: Readonly<Record<Procedure, ProcedureDefinition>> = { TCM_REG: TCM_REGISTRATION };

export type { ProcedureDefinition } from './procedure.ts';
