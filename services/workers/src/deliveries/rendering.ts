import { SendProblem } from './send-problem.ts';

/** Parameters that do not fit their template will never fit: the message is given up, and the job shows why. */
export function rendered<Text>(render: () => Text): Text {
  try {
    return render();
  } catch {
    throw new SendProblem('PERMANENT', 'PARAMETERS_DO_NOT_FIT');
  }
}
