// SPDX-License-Identifier: Apache-2.0
/** Small parts that the pages of this bundle share. */
package org.rambla.identity.page;
