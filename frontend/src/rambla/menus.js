// SPDX-License-Identifier: Apache-2.0
// Menus open and close by themselves (popover, details); this closes them where the browser does not.

const MENUS = '.more[open]';

export function closeMenus() {
  const hide = () => document.querySelectorAll('[popover]:popover-open').forEach(menu => menu.hidePopover());
  document.addEventListener('click', event => {
    if (event.target.closest?.('[popover] a')) hide();
    document.querySelectorAll(MENUS).forEach(menu => menu.contains(event.target) || (menu.open = false));
  });
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && document.activeElement?.closest(MENUS);
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  // wide enough again: the menu is part of the header, not open above it
  window.matchMedia?.('(min-width: 56.01rem)').addEventListener('change', hide);
  window.addEventListener('pageshow', event => event.persisted && hide());
}
