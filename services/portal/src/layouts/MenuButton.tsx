import { Button, type ButtonProps, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';

const fetchMenu = () => import('./OpenedMenu.tsx');
const OpenedMenu = lazy(() => fetchMenu().then((module) => ({ default: module.OpenedMenu })));

/** A button that opens a menu; the menu comes when somebody reaches for it, so that no first visit waits for it. */
export function MenuButton({ menu, ...button }: ButtonProps & { menu: MenuProps }) {
  const [wanted, setWanted] = useState(false);
  const closed = (
    <Button
      {...button}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void fetchMenu()}
      onFocus={() => void fetchMenu()}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenedMenu menu={menu} button={button} />
    </Suspense>
  );
}
