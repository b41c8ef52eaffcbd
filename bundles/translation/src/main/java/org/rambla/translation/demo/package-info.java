// SPDX-License-Identifier: Apache-2.0
/** Translations of the demonstration network, which has no machine. */
package org.rambla.translation.demo;
