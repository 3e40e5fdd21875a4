import { FileImageOutlined, FilePdfOutlined } from '@ant-design/icons';
import { App, Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { RecordReceipts, RecordReturn } from '../generated/applications/application-view.ts';
import { useStep } from '../graph/use-graph.ts';
import { useWords } from '../i18n/use-words.ts';
import { AttachFile } from './AttachFile.tsx';
import type { CaseMaterial, MaterialFile } from './case.ts';
import { FileDrawer, type ShownFile } from './FileDrawer.tsx';

/** 材料: what has been uploaded, to be looked at; papers that came to the window, and originals that were given back. */
export function Materials({
  applicationId,
  materials,
  atWindow,
  attachable,
}: {
  applicationId: string;
  materials: readonly CaseMaterial[];
  /** Whether whoever looks registers papers. */
  atWindow: boolean;
  /** Whether files are added here: where there is a form, they are added there. */
  attachable: boolean;
}) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const [shown, setShown] = useState<ShownFile | null>(null);
  const papers = materials.filter(({ form, receivedAt }) => form !== 'ONLINE' && receivedAt === null);
  const { receive, giveBack, busy } = useReceipts(applicationId);
  return (
    <>
      {atWindow && papers.length > 1 && (
        <Button className="gap-below" loading={busy} onClick={() => receive(papers.map(({ code }) => code))}>
          {t('materials.receiveAll', { count: papers.length })}
        </Button>
      )}
      {materials.length === 0 && <Typography.Text type="secondary">{t('materials.none')}</Typography.Text>}
      <ul className="case-materials">
        {materials.map((material) => (
          <li key={material.code}>
            <Heading material={material} />
            <Files material={material} onShow={setShown} />
            {material.form !== 'ONLINE' && <Receipt material={material} />}
            {attachable && material.mayAttach && (
              <AttachFile applicationId={applicationId} material={material.code} name={said(material.name)} />
            )}
            {atWindow && material.form !== 'ONLINE' && material.returnedAt === null && (
              <Button
                size="small"
                className="no-print"
                loading={busy}
                onClick={() => (material.receivedAt === null ? receive([material.code]) : giveBack(material.code))}
              >
                {t(material.receivedAt === null ? 'materials.receive' : 'materials.giveBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FileDrawer file={shown} onClose={() => setShown(null)} />
    </>
  );
}

function Heading({ material: { name, mandatory, condition, form } }: { material: CaseMaterial }) {
  const { t } = useTranslation('case');
  const { said, enumName } = useWords();
  return (
    <Flex gap="small" wrap align="center">
      <Typography.Text strong>{said(name)}</Typography.Text>
      <Tag>{enumName('MaterialForm', form)}</Tag>
      <Typography.Text type="secondary">
        {t(mandatory ? 'materials.mandatory' : 'materials.optional')}
        {condition !== null && ` · ${t('materials.when', { condition: said(condition) })}`}
      </Typography.Text>
    </Flex>
  );
}

function Files({ material, onShow }: { material: CaseMaterial; onShow: (file: ShownFile) => void }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const dates = useDates();
  if (material.files.length === 0) {
    return material.form === 'ONLINE' ? (
      <Typography.Text type="secondary">{t('materials.notUploaded')}</Typography.Text>
    ) : null;
  }
  return (
    <Flex gap="small" wrap>
      {material.files.map((file, index) => {
        const number = material.files.length > 1 ? ` ${index + 1}` : '';
        const title = `${said(material.name)}${number}`;
        const look = `${t('materials.look')}${number} · ${size(file.bytes)} · ${dates.dayOf(file.uploadedAt)}`;
        return (
          <Button
            key={file.id}
            icon={
              file.mediaType === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <FileImageOutlined aria-hidden />
            }
            aria-label={`${said(material.name)} · ${look}`}
            onClick={() => onShow({ title, url: file.url, name: `${title}.${ending(file)}` })}
          >
            {look}
          </Button>
        );
      })}
    </Flex>
  );
}

function Receipt({ material: { receivedAt, returnedAt } }: { material: CaseMaterial }) {
  const { t } = useTranslation('case');
  const dates = useDates();
  if (receivedAt === null) return <Typography.Text type="secondary">{t('materials.notReceived')}</Typography.Text>;
  const received = t('materials.received', { at: dates.moment(receivedAt) });
  const returned = returnedAt === null ? '' : ` · ${t('materials.returned', { at: dates.moment(returnedAt) })}`;
  return <Typography.Text>{received + returned}</Typography.Text>;
}

function useReceipts(applicationId: string) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const { message } = App.useApp();
  const receipts = useStep(RecordReceipts);
  const returns = useStep(RecordReturn);
  const tell = (result: { __typename: string; message?: string; problems?: { message: string }[] }) => {
    if (result.__typename === 'RecordedReceipts') message.success(t('common:saved'));
    else message.error(said(result.problems?.[0]?.message ?? result.message));
  };
  const failed = () => message.error(t('common:problem.UNEXPECTED.title'));
  return {
    busy: receipts.isPending || returns.isPending,
    receive: (materials: string[]) =>
      receipts.mutateAsync({ id: applicationId, materials }).then(({ recordReceipts }) => tell(recordReceipts), failed),
    giveBack: (material: string) =>
      returns.mutateAsync({ id: applicationId, material }).then(({ recordReturn }) => tell(recordReturn), failed),
  };
}

const ENDINGS: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };
const ending = ({ mediaType }: MaterialFile) => ENDINGS[mediaType] ?? 'bin';
const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
