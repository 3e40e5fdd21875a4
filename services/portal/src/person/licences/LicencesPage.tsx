import { Alert, Card, Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { MyLicences, type MyLicencesQuery, MyPhotos } from '../../generated/person/licences/licences.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { LicenceCard } from './LicenceCard.tsx';
import { UnmetConditions } from './UnmetConditions.tsx';

export type Licence = MyLicencesQuery['myLicences'][number];

/** While a document is being made it is looked for again. */
const AGAIN_MS = 3_000;

/** 我的执业电子证照 (S0 chapter 4): each with its state; where one cannot be claimed, what is missing and how to get it. */
export function LicencesPage() {
  const { t } = useTranslation('licence');
  const { enumName, said } = useWords();
  const { data, error, refetch, isLoading } = useAnswer(MyLicences, {}, { refetchInterval: refetchWhilePreparing });
  const photos = useAnswer(MyPhotos, {}, { staleTime: 60_000 }).data?.myRegistrations ?? [];
  const conditions = data?.myLicenceConditions ?? [];
  const ended = (data?.myLicences ?? []).filter(({ id }) => !conditions.some(({ licence }) => licence?.id === id));
  const photoOf = (code: string) => photos.find(({ certificateCode }) => certificateCode === code)?.photoUrl ?? null;
  return (
    <Page title={t('title')} about={t('about')} reading>
      <Flex vertical gap="middle">
        {error && <Problem problem={error} again={() => void refetch()} />}
        {isLoading && <Waiting />}
        {data && conditions.length === 0 && ended.length === 0 && <Empty description={t('empty')} />}
        {conditions.map(({ profession, certificateCode, practicePlace, licence, unmet }) => {
          const own = data?.myLicences.find(({ id }) => id === licence?.id);
          return own ? (
            <LicenceCard key={own.id} licence={own} unmet={unmet} photoUrl={photoOf(own.face.certificateCode)} />
          ) : (
            <Card
              key={`${certificateCode}${practicePlace}`}
              title={<h2>{enumName('RegisterProfession', profession)}</h2>}
              extra={<span className="number">{certificateCode}</span>}
            >
              <Flex vertical gap="small">
                <div>{t('notIssued', { place: said(practicePlace) })}</div>
                {unmet.length > 0 ? <UnmetConditions unmet={unmet} /> : <Alert type="info" title={t('preparing')} />}
              </Flex>
            </Card>
          );
        })}
        {ended.map((licence) => (
          <LicenceCard key={licence.id} licence={licence} unmet={[]} photoUrl={photoOf(licence.face.certificateCode)} />
        ))}
        <HelpFor topic="licence" to="/person/help" />
      </Flex>
    </Page>
  );
}

/** TanStack hands the query in; typed by what is needed of it. */
function refetchWhilePreparing({ state }: { state: { data?: MyLicencesQuery | undefined } }): number | false {
  const waits =
    state.data?.myLicences.some((one) => one.state === 'PREPARING') ||
    state.data?.myLicenceConditions.some(({ licence, unmet }) => licence === null && unmet.length === 0);
  return waits ? AGAIN_MS : false;
}
