import { RightOutlined } from '@ant-design/icons';
import { Flex, Spin, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { pathOf } from '../applications/my-application.ts';
import type { Line } from './lines.ts';
import { iconOf } from './procedure-icons.tsx';

/** One procedure that can be opened, or is open: a button as large as a thumb. */
export function ProcedureCard({ line, busy, onOpen }: { line: Line; busy: boolean; onOpen: () => void }) {
  const { t } = useTranslation('person');
  const { said } = useWords();
  const navigate = useNavigate();
  const { procedure, open, notice } = line;
  const about = useAbout(line);
  return (
    <button
      type="button"
      className="whole-card"
      disabled={busy}
      aria-busy={busy}
      onClick={() => (open ? void navigate(pathOf(open)) : onOpen())}
    >
      <div className="case-card">
        <Flex gap="middle" align="start">
          <span className="card-icon">{busy ? <Spin size="small" /> : iconOf(procedure.code)}</span>
          <div className="card-body">
            <Flex gap="small" align="center" wrap>
              <strong>{said(procedure.name)}</strong>
              {open && <StatusTag type="ApplicationStatus" value={open.status} />}
            </Flex>
            {about !== '' && (
              <Typography.Text type="secondary" className="small wrap-text">
                {about}
              </Typography.Text>
            )}
            {notice && <div className="card-reason">{said(notice)}</div>}
            {open && (
              <span className="card-do">
                {t(open.availableSteps.includes('submit') ? 'home.goOn' : 'home.see', { number: open.number })}
              </span>
            )}
          </div>
          <RightOutlined aria-hidden className="card-arrow" />
        </Flex>
      </div>
    </button>
  );
}

/** What it would concern, so that two cards of one procedure can be told apart. */
function useAbout({ registration, filing, qualification, procedure }: Line): string {
  const { t } = useTranslation('person');
  const { enumName } = useWords();
  const dates = useDates();
  const parts: string[] = [];
  if (registration) parts.push(registration.primaryInstitution.name);
  if (filing) parts.push(filing.institution.name, `${dates.day(filing.validFrom)} — ${dates.day(filing.validUntil)}`);
  if (qualification) {
    const { level, category, codeMasked } = qualification;
    const what = [level && enumName('PhysicianLevel', level), category && enumName('PracticeCategory', category)];
    parts.push(t('home.qualification', { what: what.filter(Boolean).join(' · '), code: codeMasked }));
  } else if (procedure.concerns === 'PERSON_OR_QUALIFICATION') parts.push(t('home.missingQualification'));
  if (procedure.decisionDays !== null && procedure.decisionDays !== undefined) {
    parts.push(t('home.days', { count: procedure.decisionDays }));
  }
  return parts.filter(Boolean).join(' · ');
}
