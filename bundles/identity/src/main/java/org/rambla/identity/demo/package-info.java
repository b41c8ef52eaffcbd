// SPDX-License-Identifier: Apache-2.0
/** Organisations and members of the demonstration network. */
package org.rambla.identity.demo;
