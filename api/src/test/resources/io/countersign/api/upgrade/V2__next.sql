-- What a next version might bring.
alter table label_schema add column reviewed_by text not null default 'nobody';
