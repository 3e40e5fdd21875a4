import { useWords } from '../../i18n/use-words.ts';

/** How the graph draws the way of an application. */
const ARROW = ' → ';

/** 流程 drawn as steps, one after the other. */
export function Chain({ chain }: { chain: string }) {
  const { said } = useWords();
  return (
    <ol className="chain">
      {chain.split(ARROW).map((step) => (
        <li key={step} className="chain-step">
          {said(step)}
        </li>
      ))}
    </ol>
  );
}
