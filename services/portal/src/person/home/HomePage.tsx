import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { PersonDesk } from '../../generated/person/home/home.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useMe } from '../../session/use-me.ts';
import '../person.css';
import { MyRegistrations } from './MyRegistrations.tsx';
import { NeedsMe } from './NeedsMe.tsx';
import { UnderWay } from './UnderWay.tsx';
import { WhatICanDoNow } from './WhatICanDoNow.tsx';

/** 个人端首页: what needs me now, what is under way, and what I can do. */
export function HomePage() {
  const { t } = useTranslation('person');
  const { account } = useMe();
  const { data, error, refetch } = useAnswer(PersonDesk, {});
  const name = account?.name ?? '';
  return (
    <Page title={t('home.greeting', { name })} about={t('home.about')}>
      {data === undefined ? (
        error ? (
          <Problem problem={error} again={() => void refetch()} />
        ) : (
          <Waiting />
        )
      ) : (
        <>
          <NeedsMe desk={data} />
          <MyRegistrations registrations={data.myRegistrations} />
          <UnderWay desk={data} />
        </>
      )}
      <WhatICanDoNow />
    </Page>
  );
}
