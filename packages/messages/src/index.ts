/**
 * @medreg/messages: what the system says to people by SMS and e-mail.
 *
 * `TEMPLATES` is the one table of texts. A service that wants to tell somebody something seals a message (`sealSms`,
 * `sealEmail`) and publishes it on `sms.requested` or `email.requested` in the transaction that gives the reason;
 * the workers service opens, renders and sends it. Which code a provider gave to a template is configuration of the workers.
 */

export type { RenderedEmail, RenderedSms } from './render.ts';
export { providerText, renderEmail, renderSms, renderText } from './render.ts';
export type { OpenedMessage, SealedMessage } from './sealed-message.ts';
export { openMessage, sealEmail, sealSms } from './sealed-message.ts';
export type { Channel, MessageKind, Template } from './template.ts';
export type { EmailTemplateId, SmsTemplateId, TemplateId, TemplateParams } from './templates.ts';
export { channelsOf, isTemplateId, TEMPLATE_IDS, TEMPLATES } from './templates.ts';
