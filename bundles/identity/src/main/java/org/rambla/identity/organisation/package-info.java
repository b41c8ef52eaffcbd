// SPDX-License-Identifier: Apache-2.0
/** Cities, regions, forums, partners and institutions: what is known of them, how many seats they hold. */
package org.rambla.identity.organisation;
