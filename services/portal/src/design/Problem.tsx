import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { GraphProblem } from '../graph/problems.ts';

/** Why something could not be shown or done, what to do now, and the number that support asks for. */
export function Problem({ problem, again }: { problem: unknown; again?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { code, requestId } = problem instanceof GraphProblem ? problem : { code: 'UNEXPECTED', requestId: null };
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(`problem.${code}.title`)}
      description={
        <>
          <div>{t(`problem.${code}.text`)}</div>
          {requestId !== null && <div className="number">{t('problem.requestId', { id: requestId })}</div>}
        </>
      }
      action={again && <Button onClick={again}>{t('retry')}</Button>}
    />
  );
}
