// SPDX-License-Identifier: Apache-2.0
/** What managers, members and administrators see of it all. */
package org.rambla.translation.page;
