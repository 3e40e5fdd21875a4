import { CloseOutlined, ReloadOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Problem } from '../../design/Problem.tsx';
import { MyPhotos } from '../../generated/person/licences/licences.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CertificateFace } from './CertificateFace.tsx';
import './present.css';
import { UnmetConditions } from './UnmetConditions.tsx';
import { type Presented, usePresent } from './use-present.ts';
import { useWakeLock } from './use-wake-lock.ts';

/** 亮照 (S0 图4.1.2): the certificate fills the screen, with a code that lives for a minute. */
export function PresentPage() {
  const { t } = useTranslation('licence');
  const { said } = useWords();
  const { licenceId = '' } = useParams();
  const { outcome, problem, left, life, renew } = usePresent(licenceId);
  useWakeLock();
  useEffect(() => {
    document.title = `${t('presenting')} · ${t('common:shortTitle')}`;
  }, [t]);
  return (
    <main id="content" className="presenting">
      <header>
        <h1>{t('presenting')}</h1>
        <Now />
        <Link to="/person/licences" aria-label={t('common:close')} className="presenting-close">
          <CloseOutlined aria-hidden />
        </Link>
      </header>
      {outcome === null && problem === null && <Spin size="large" className="presenting-wait" />}
      {problem !== null && (
        <div className="presenting-words">
          <Problem problem={problem} again={renew} />
        </div>
      )}
      {outcome && outcome.__typename !== 'PresentedLicence' && (
        <div className="presenting-words paper">
          <p role="alert">{said(outcome.message)}</p>
          {outcome.__typename === 'LicenceConditionsUnmet' && <UnmetConditions unmet={outcome.conditions} />}
          <LinkButton to="/person/licences" type="primary">
            {t('toLicences')}
          </LinkButton>
        </div>
      )}
      {outcome?.__typename === 'PresentedLicence' && (
        <Shown presented={outcome} left={left} life={life} renew={renew} />
      )}
      <p className="presenting-advice">
        <SunOutlined aria-hidden /> {t('advice')}
      </p>
    </main>
  );
}

function Shown({
  presented,
  left,
  life,
  renew,
}: {
  presented: Presented;
  left: number;
  life: number;
  renew: () => void;
}) {
  const { t } = useTranslation('licence');
  const photos = useAnswer(MyPhotos, {}, { staleTime: 240_000 }).data?.myRegistrations ?? [];
  const { face, status, identifier } = presented.licence;
  const photo = photos.find(({ certificateCode }) => certificateCode === face.certificateCode)?.photoUrl ?? null;
  const dead = left === 0;
  return (
    <CertificateFace face={face} status={status} photoUrl={photo}>
      <section className={dead ? 'live-code dead' : 'live-code'} aria-label={t('code')}>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(presented.qrSvg)}`}
          alt={t('codeAlt', { name: face.name })}
          width={232}
          height={232}
          data-url={presented.url}
        />
        {dead ? (
          <Button icon={<ReloadOutlined aria-hidden />} onClick={renew}>
            {t('renew')}
          </Button>
        ) : (
          <>
            <progress value={left} max={life} aria-label={t('leftLabel')} />
            <p className="number">{t('left', { count: left })}</p>
          </>
        )}
        <p className="live-code-identifier number">{identifier}</p>
      </section>
    </CertificateFace>
  );
}

/** A clock that runs tells a live screen from a picture of one. */
function Now() {
  const dates = useDates();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = String(now.getSeconds()).padStart(2, '0');
  return <span className="number presenting-now">{`${dates.moment(now.toISOString())}:${seconds}`}</span>;
}
