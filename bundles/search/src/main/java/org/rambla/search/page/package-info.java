// SPDX-License-Identifier: Apache-2.0
/** The pages on which people look for something, and what they see of what was found. */
package org.rambla.search.page;
