// SPDX-License-Identifier: Apache-2.0
/**
 * What is found, and when: everything that people made in any space, whoever may read it, with the number of its audience;
 * spaces, organisations, members. Events tell what changed, its present state is read, and both go into the index before
 * the cursor moves on. When the index is new or was lost, everything is given to it again while it answers.
 */
package org.rambla.search.index;
