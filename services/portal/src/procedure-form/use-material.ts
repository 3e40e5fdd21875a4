import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenProcedureMaterial, RemoveProcedureMaterial } from '../generated/procedure-form/uploads.ts';
import { ask } from '../graph/ask.ts';
import { queries } from '../graph/client.ts';
import { upload } from '../graph/files.ts';
import { useWords } from '../i18n/use-words.ts';

export const TAKEN = ['application/pdf', 'image/jpeg', 'image/png'];
const MOST_BYTES = 10 * 1024 * 1024;

interface Sending {
  key: string;
  name: string;
  part: number;
}

/** Sends and removes the files of one material; several may be on their way at once. */
export function useMaterial(applicationId: string, material: string) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  const [sending, setSending] = useState<Sending[]>([]);
  const [refused, setRefused] = useState<string[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ['EditedProcedure'] });

  async function send(file: File): Promise<void> {
    const refuse = (message: string) => setRefused((before) => [...before, `${file.name}：${message}`]);
    setRefused([]);
    setProblem(null);
    if (!TAKEN.includes(file.type)) return refuse(t('upload.wrongType'));
    if (file.size > MOST_BYTES) return refuse(t('upload.tooLarge'));
    const key = crypto.randomUUID();
    setSending((before) => [...before, { key, name: file.name, part: 0 }]);
    try {
      const { openMaterialUpload: opened } = await ask(OpenProcedureMaterial, { id: applicationId, material });
      if (opened.__typename === 'InvalidInput') return refuse(said(opened.problems[0]?.message));
      if (opened.__typename !== 'OpenedMaterialUpload') return refuse(said(opened.message));
      const { ok, message } = await upload(opened.upload.url, file, (part) =>
        setSending((before) => before.map((one) => (one.key === key ? { ...one, part } : one))),
      );
      if (!ok) refuse(said(message) || t('upload.broken'));
      await again();
    } catch (error) {
      setProblem(error);
    } finally {
      setSending((before) => before.filter((one) => one.key !== key));
    }
  }

  async function remove(file: string): Promise<void> {
    setRemoving(file);
    setProblem(null);
    try {
      const { removeMaterial: result } = await ask(RemoveProcedureMaterial, { id: applicationId, file });
      if (result.__typename !== 'RemovedMaterial') setRefused([said(result.message)]);
      await again();
    } catch (error) {
      setProblem(error);
    } finally {
      setRemoving(null);
    }
  }

  return { sending, refused, problem, removing, send, remove };
}
