import { conditionOf, type Field, isAskedOn } from '../forms/fields.ts';
import type { Channel, ProcedureResolvers } from '../generated/resolvers.ts';
import { provincialMaterials } from '../materials/provincial-materials.ts';
import { chainInWords } from '../procedures/chain-in-words.ts';

const CHANNELS: readonly Channel[] = ['PERSON', 'INSTITUTION', 'AUTHORITY', 'EX_OFFICIO'];

/** 办事指南: what a procedure's definition says, in words. */
export const procedure: ProcedureResolvers = {
  professionType: ({ profession }) => profession,
  channels: ({ channels }) =>
    CHANNELS.filter((channel) => channels[channel] !== undefined).map((channel) => ({
      channel,
      chains: chainInWords(channels[channel]),
    })),
  photo: ({ photo }) => photo === true,
  photoOptional: ({ photo }) => photo === 'OPTIONAL',
  states: ({ states }) => [...(states ?? [])],
  fields: ({ fields }) => fieldsInWords(fields),
  materials: (definition, { provinceCode }, { deps }) => provincialMaterials(deps, definition, provinceCode ?? null),
  requirements: ({ requirements }) => requirements.map(({ says, source }) => ({ says, source })),
};

/** 表单: what may be filled in, for the guide and for whoever draws it. */
export const fieldsInWords = (fields: readonly Field[]) =>
  fields.map((field) => ({
    name: field.name,
    label: field.label,
    kind: field.kind,
    max: field.kind === 'TEXT' ? field.max : null,
    options: optionsOf(field),
    required: field.kind === 'DECLARATION' || (field.required === true && !field.withoutRegistration),
    condition: conditionOf(field) ?? null,
    channels: CHANNELS.filter((channel) => isAskedOn(channel, field)),
  }));

function optionsOf(field: Field) {
  if (field.kind !== 'CHOICE') return [];
  const { options, given } = field;
  return Object.entries(options).map(([code, name]) => ({
    code,
    name,
    channels: CHANNELS.filter((channel) => given?.[channel]?.includes(code) ?? true),
  }));
}
