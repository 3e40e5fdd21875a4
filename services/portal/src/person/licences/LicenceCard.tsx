import { FileImageOutlined, FilePdfOutlined, QrcodeOutlined, SafetyOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { ClaimLicence } from '../../generated/person/licences/licences.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CertificateFace } from './CertificateFace.tsx';
import type { Licence } from './LicencesPage.tsx';
import './licences.css';
import { type Unmet, UnmetConditions } from './UnmetConditions.tsx';
import { useDocument } from './use-document.ts';

/** One licence: its face, and what can be done with it now (申领｜亮照, 下载, 核验). */
export function LicenceCard({
  licence,
  unmet,
  photoUrl,
}: {
  licence: Licence;
  unmet: readonly Unmet[];
  photoUrl: string | null;
}) {
  const { t } = useTranslation('licence');
  const { enumName } = useWords();
  const dates = useDates();
  const { id, state, status, identifier, verifyUrl } = licence;
  const usable = state === 'CLAIMED' || (state === 'READY' && unmet.length === 0);
  return (
    <Card
      className="licence-card"
      title={
        <Flex gap="small" align="center" wrap>
          <h2>{enumName('LicenceKind', licence.face.kind)}</h2>
          <Flex gap={4}>
            <StatusTag type="LicenceState" value={state} />
            {state !== 'INVALID' && <StatusTag type="PublicStatus" value={status} />}
          </Flex>
        </Flex>
      }
    >
      <div className="licence">
        <CertificateFace face={licence.face} status={state === 'INVALID' ? 'INVALID' : status} photoUrl={photoUrl} />
        <Flex vertical gap="middle" className="licence-about">
          {state === 'PREPARING' && <Alert type="info" showIcon title={t('preparing')} />}
          {state === 'INVALID' && <Alert type="warning" showIcon title={t('invalid')} />}
          {unmet.length > 0 && state !== 'PREPARING' && <UnmetConditions unmet={unmet} />}
          {usable && <Present id={id} claimed={state === 'CLAIMED'} />}
          {state === 'CLAIMED' && <Documents id={id} />}
          <dl className="licence-facts">
            <div>
              <dt>{t('identifier')}</dt>
              <dd>
                <Typography.Text className="number" copyable>
                  {identifier}
                </Typography.Text>
              </dd>
            </div>
            <div>
              <dt>{t('verify')}</dt>
              <dd>
                <a href={new URL(verifyUrl).pathname} target="_blank" rel="noreferrer">
                  <SafetyOutlined aria-hidden /> {t('verifyOpen')}
                </a>
              </dd>
            </div>
            {licence.claimedAt && (
              <div>
                <dt>{t('claimedAt')}</dt>
                <dd>{dates.moment(licence.claimedAt)}</dd>
              </div>
            )}
          </dl>
        </Flex>
      </div>
    </Card>
  );
}

/** 申领｜亮照: claims first where that has not been done; there is no review (S0-4.1). */
function Present({ id, claimed }: { id: string; claimed: boolean }) {
  const { t } = useTranslation('licence');
  const navigate = useNavigate();
  const claim = useStep(ClaimLicence);
  const [unmet, setUnmet] = useState<readonly Unmet[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  async function go() {
    if (!claimed) {
      const { claimLicence: outcome } = await claim.mutateAsync({ licenceId: id });
      if (outcome.__typename === 'LicenceConditionsUnmet') return setUnmet(outcome.conditions);
      if (outcome.__typename === 'LicenceNotFound') return setRefused(outcome.message);
    }
    await navigate(`/person/licences/${id}/present`);
  }
  return (
    <Flex vertical gap="small">
      {claim.error && <Problem problem={claim.error} />}
      {refused && <Alert type="error" showIcon title={refused} role="alert" />}
      {unmet.length > 0 && <UnmetConditions unmet={unmet} />}
      <Button
        type="primary"
        size="large"
        block
        icon={<QrcodeOutlined aria-hidden />}
        loading={claim.isPending}
        onClick={() => void go().catch(() => {})}
      >
        {t(claimed ? 'present' : 'claim')}
      </Button>
      {!claimed && <Typography.Text type="secondary">{t('claimAbout')}</Typography.Text>}
    </Flex>
  );
}

function Documents({ id }: { id: string }) {
  const { t } = useTranslation('licence');
  const { fetchDocument, busy, problem, absent } = useDocument(id);
  return (
    <Flex vertical gap="small">
      {problem !== null && <Problem problem={problem} />}
      {absent && <Alert type="info" showIcon title={t('preparing')} role="status" />}
      <Flex gap="small" wrap>
        <Button
          icon={<FilePdfOutlined aria-hidden />}
          loading={busy === 'pdf'}
          onClick={() => void fetchDocument('pdf')}
        >
          {t('pdf')}
        </Button>
        <Button
          icon={<FileImageOutlined aria-hidden />}
          loading={busy === 'png'}
          onClick={() => void fetchDocument('png')}
        >
          {t('png')}
        </Button>
      </Flex>
    </Flex>
  );
}
