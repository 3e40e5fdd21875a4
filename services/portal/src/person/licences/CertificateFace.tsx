import { UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { useWords } from '../../i18n/use-words.ts';
import './certificate.css';
import type { Licence } from './LicencesPage.tsx';

type Face = Licence['face'];

/** 证面 (S0 图4.1.2; domain 8.2): what a certificate of this kind shows, always as paper, also in the dark. */
export function CertificateFace({
  face,
  status,
  photoUrl,
  children,
}: {
  face: Face;
  status: Licence['status'];
  photoUrl: string | null;
  /** What is shown with it, e.g. the live code. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('licence');
  const { enumName } = useWords();
  const dates = useDates();
  return (
    <article className={`certificate ${face.kind.toLowerCase()} ${status.toLowerCase()}`} aria-label={t('face')}>
      <header>
        <p className="certificate-title">{enumName('LicenceKind', face.kind)}</p>
      </header>
      {status !== 'VALID' && <p className="certificate-mark">{enumName('PublicStatus', status)}</p>}
      <div className="certificate-person">
        <dl>
          <Line label={t('fields.name')}>
            <strong>{face.name}</strong>
          </Line>
          <Line label={t('fields.sex')}>{enumName('Sex', face.sex)}</Line>
          <Line label={t('fields.birthMonth')}>{dates.month(face.birthMonth)}</Line>
        </dl>
        {photoUrl ? (
          <img src={photoUrl} alt={t('photo', { name: face.name })} className="certificate-photo" />
        ) : (
          <span className="certificate-photo empty">
            <UserOutlined aria-hidden />
          </span>
        )}
      </div>
      <Details face={face} />
      {children}
      <footer>
        <dl>
          <Line label={t('fields.issuingAuthority')}>{face.issuingAuthority}</Line>
          <Line label={t(face.kind === 'NURSE' ? 'fields.registeredOn' : 'fields.issuedOn')}>
            {dates.day(face.issuedOn)}
          </Line>
        </dl>
      </footer>
    </article>
  );
}

function Details({ face }: { face: Face }) {
  const { t } = useTranslation('licence');
  const { said } = useWords();
  const dates = useDates();
  const and = t('and');
  const nurse = face.kind === 'NURSE';
  return (
    <dl className="certificate-details">
      <Line label={t('fields.level')}>{said(face.level)}</Line>
      <Line label={t('fields.category')}>{said(face.category)}</Line>
      <Line label={t('fields.major')}>{said(face.major)}</Line>
      <Line label={t(nurse ? 'fields.certificateNumber' : 'fields.certificateCode')}>
        <span className="number">{face.certificateCode}</span>
      </Line>
      <Line label={t('fields.scopes')}>
        {face.kind === 'TCM_SPECIALTY' ? <AsAssessed face={face} /> : face.scopes.map(said).join(and)}
      </Line>
      <Line label={t('fields.practicePlace')}>{nurse ? null : said(face.practicePlace)}</Line>
      <Line label={t(nurse ? 'fields.institution' : 'fields.primaryInstitution')}>{face.primaryInstitution}</Line>
      <Line label={t('fields.firstRegisteredOn')}>{face.firstRegisteredOn && dates.day(face.firstRegisteredOn)}</Line>
      <Line label={t('fields.validUntil')}>{face.validUntil && dates.day(face.validUntil)}</Line>
    </dl>
  );
}

/** 执业范围 of a TCM specialist: the techniques and the diseases of the assessment (TCML-15). */
function AsAssessed({ face: { techniques, diseases } }: { face: Face }) {
  const { t } = useTranslation('licence');
  return (
    <>
      <div>{t('fields.techniques', { list: techniques.join(t('and')) })}</div>
      <div>{t('fields.diseases', { list: diseases.join(t('and')) })}</div>
    </>
  );
}

/** A label and what stands behind it; nothing where that is empty. */
function Line({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
