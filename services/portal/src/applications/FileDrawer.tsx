import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accessToken } from '../graph/session.ts';

export interface ShownFile {
  title: string;
  url: string;
  /** Of the file when it is downloaded. */
  name: string;
}

type Fetched = { state: 'waiting' } | { state: 'there'; address: string; type: string } | { state: 'gone' };

/** A file beside the page: pictures and PDF as they are, to be kept by a click. Its address is short-lived, so it is fetched at once. */
export function FileDrawer({ file, onClose }: { file: ShownFile | null; onClose: () => void }) {
  const { t } = useTranslation('case');
  const fetched = useFile(file?.url ?? null);
  return (
    <Drawer
      open={file !== null}
      onClose={onClose}
      title={file?.title}
      size="min(860px, 100vw)"
      destroyOnHidden
      extra={
        file &&
        fetched.state === 'there' && (
          <Button icon={<DownloadOutlined aria-hidden />} href={fetched.address} download={file.name}>
            {t('common:download')}
          </Button>
        )
      }
    >
      {fetched.state === 'waiting' && <Skeleton active />}
      {fetched.state === 'gone' && <Alert type="error" showIcon role="alert" title={t('file.gone')} />}
      {file &&
        fetched.state === 'there' &&
        (fetched.type.startsWith('image/') ? (
          <img className="case-file" src={fetched.address} alt={file.title} />
        ) : (
          <iframe className="case-file" src={fetched.address} title={file.title} />
        ))}
    </Drawer>
  );
}

function useFile(url: string | null): Fetched {
  const [fetched, setFetched] = useState<Fetched>({ state: 'waiting' });
  useEffect(() => {
    if (url === null) return;
    let address: string | null = null;
    let wanted = true;
    setFetched({ state: 'waiting' });
    void blobOf(url).then((blob) => {
      if (!wanted) return;
      address = blob && URL.createObjectURL(blob);
      setFetched(blob && address ? { state: 'there', address, type: blob.type } : { state: 'gone' });
    });
    return () => {
      wanted = false;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [url]);
  return fetched;
}

async function blobOf(url: string): Promise<Blob | null> {
  const token = await accessToken();
  const response = await fetch(new URL(url, location.origin).pathname, {
    ...(token !== null && { headers: { authorization: `Bearer ${token}` } }),
  }).catch(() => null);
  return response?.ok ? response.blob() : null;
}
