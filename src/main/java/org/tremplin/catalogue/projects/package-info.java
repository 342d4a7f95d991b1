/** Solidarity actions that an activity made for partners, their money, and the balance. */
package org.tremplin.catalogue.projects;
