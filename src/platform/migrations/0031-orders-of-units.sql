-- Every request asks for the last order that changed units (accounts/store-cover.ts); the desk writes many others.
create index orders_of_units on orders (realm_id, position desc) where detail -> 'files' ? 'units';
