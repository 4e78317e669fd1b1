"""The database: tables, migrations, queries and job rows behind the class Record."""
