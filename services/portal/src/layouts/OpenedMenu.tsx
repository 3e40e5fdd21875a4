import { Button, type ButtonProps, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';

/** Begins open: it was asked for by opening it. Whoever closes it from within is back at its button. */
export function OpenedMenu({ menu, button }: { menu: MenuProps; button: ButtonProps }) {
  const [open, setOpen] = useState(true);
  const back = useRef<HTMLButtonElement>(null);
  const turn = (opened: boolean) => {
    // When the key has had its effect: on the button it would open the menu again.
    if (!opened && document.activeElement?.closest('[role="menu"]')) requestAnimationFrame(() => back.current?.focus());
    setOpen(opened);
  };
  const onClick: MenuProps['onClick'] = (item) => {
    turn(false);
    menu.onClick?.(item);
  };
  return (
    <Dropdown autoFocus trigger={['click']} menu={{ ...menu, onClick }} open={open} onOpenChange={turn}>
      <Button {...button} ref={back} aria-haspopup="menu" aria-expanded={open} />
    </Dropdown>
  );
}
