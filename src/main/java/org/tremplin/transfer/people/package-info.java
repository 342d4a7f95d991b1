/**
 * Lists of people from elsewhere, as found: reads workbooks and text cell by cell, proposes the meaning of columns, and
 * finds out who each row is about. The import itself belongs to people
 * ({@link org.tremplin.people.lists.PersonImports}).
 */
package org.tremplin.transfer.people;
