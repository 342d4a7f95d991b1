/**
 * A list of people from elsewhere, as it is found: workbooks and text read cell by cell, what its columns may be, what is said of
 * whom. What is taken in is the people's ({@link org.tremplin.people.lists.PersonImports}).
 */
package org.tremplin.transfer.people;
