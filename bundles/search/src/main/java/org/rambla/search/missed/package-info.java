// SPDX-License-Identifier: Apache-2.0
/** What several people looked for and did not find, for those who can do something about it. Nobody is named. */
package org.rambla.search.missed;
