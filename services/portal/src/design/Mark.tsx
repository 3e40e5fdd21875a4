import mark from './mark.svg?inline';

/** The mark of the site, beside its name; within the page, so that it is there without a network as well. */
export const Mark = () => <img src={mark} alt="" width={28} height={28} />;
