import { Skeleton } from 'antd';

/** The shape of a page that is on its way. */
export const Waiting = () => (
  <div role="status" aria-busy="true" aria-live="polite" className="waiting">
    <Skeleton active title={false} paragraph={{ rows: 7 }} />
  </div>
);
