import { renderSms, type TemplateId } from '@medreg/messages';
import type { Courier } from '../deliveries/courier.ts';
import { rendered } from '../deliveries/rendering.ts';
import { SendProblem } from '../deliveries/send-problem.ts';
import type { Sms, SmsProvider } from './sms-provider.ts';

/** Our templates under the provider's codes, e.g. `{ PHONE_CODE: 'SMS_154950909' }`. */
export type TemplateCodes = Partial<Record<TemplateId, string>>;

/** More than a question and a sending together may take (`ANSWER_TIMEOUT_MS`, `CONNECT_TIMEOUT_MS`, twice). */
const LEASE_MS = 60_000;

/** Sends SMS through a provider. A template without a code waits: the operator adds it, and the message goes out. */
export function smsCourier(provider: SmsProvider, templateCodes: TemplateCodes): Courier {
  return {
    channel: 'SMS',
    provider: provider.name,
    leaseMs: LEASE_MS,
    prepare({ messageId, to, template, params }) {
      const templateCode = templateCodes[template] ?? '';
      if (!templateCode && provider.name !== 'mailbox') throw new SendProblem('RETRY_LATER', 'TEMPLATE_CODE_MISSING');
      const sms: Sms = { messageId, phone: to, template, templateCode, ...rendered(() => renderSms(template, params)) };
      return { send: () => provider.send(sms), findSent: (since) => provider.findSent(sms, since) };
    },
  };
}
