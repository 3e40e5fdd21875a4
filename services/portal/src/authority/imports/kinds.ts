import type { OpenImportMutationVariables } from '../../generated/authority/imports/imports.ts';

export type Kind = OpenImportMutationVariables['kind'];
export const KINDS: readonly Kind[] = ['TCM_SPECIALTY', 'PHYSICIAN', 'NURSE'];

/** The examples of the service that reads the files: what it takes is what is shown. */
const EXAMPLES: Record<Kind, () => Promise<{ default: string }>> = {
  TCM_SPECIALTY: () => import('../../../../qualifications/examples/qualifications.csv?raw'),
  PHYSICIAN: () => import('../../../../qualifications/examples/physicians.csv?raw'),
  NURSE: () => import('../../../../qualifications/examples/nurses.csv?raw'),
};
/** Spreadsheets take a file without it for one in the encoding of their system. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Hands an example file of a kind to the browser. */
export async function downloadExample(kind: Kind, fileName: string): Promise<void> {
  const { default: text } = await EXAMPLES[kind]();
  const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
