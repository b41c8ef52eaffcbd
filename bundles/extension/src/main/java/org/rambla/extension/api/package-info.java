// SPDX-License-Identifier: Apache-2.0
/** The same steps as on the pages, for programs of administrators. */
package org.rambla.extension.api;
